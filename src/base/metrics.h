#pragma once

#include <memory>
#include <string>
#include <string_view>

// Counters and histograms for /metrics (prometheus-cpp behind this file). A Metrics object is owned
// by App and handed out; series are created once and then updated without locks.
namespace coloquio {

class Counter {
 public:
  virtual ~Counter() = default;
  virtual void add(double amount = 1) = 0;
};

class Gauge {
 public:
  virtual ~Gauge() = default;
  virtual void set(double value) = 0;
  virtual void add(double amount) = 0;
};

class Histogram {
 public:
  virtual ~Histogram() = default;
  virtual void observe(double seconds) = 0;  // Buckets from 100 µs to 10 s.
};

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Same name and label: same series. Names begin with "coloquio_". Live as long as the Metrics.
  Counter& counter(const std::string& name, const std::string& help, const std::string& label = "",
                   const std::string& label_value = "");
  Gauge& gauge(const std::string& name, const std::string& help);
  Histogram& histogram(const std::string& name, const std::string& help,
                       const std::string& label = "", const std::string& label_value = "");

  std::string text() const;  // Prometheus exposition format 0.0.4.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coloquio
