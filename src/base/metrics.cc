#include "base/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <memory>
#include <mutex>
#include <sstream>

namespace coloquio {
namespace {

class PrometheusCounter final : public Counter {
 public:
  explicit PrometheusCounter(prometheus::Counter& series) : series_(series) {}
  void add(double amount) override { series_.Increment(amount); }

 private:
  prometheus::Counter& series_;
};

class PrometheusGauge final : public Gauge {
 public:
  explicit PrometheusGauge(prometheus::Gauge& series) : series_(series) {}
  void set(double value) override { series_.Set(value); }
  void add(double amount) override { series_.Increment(amount); }

 private:
  prometheus::Gauge& series_;
};

class PrometheusHistogram final : public Histogram {
 public:
  explicit PrometheusHistogram(prometheus::Histogram& series) : series_(series) {}
  void observe(double seconds) override { series_.Observe(seconds); }

 private:
  prometheus::Histogram& series_;
};

const prometheus::Histogram::BucketBoundaries kBuckets{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
    0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};

prometheus::Labels labels(const std::string& label, const std::string& value) {
  return label.empty() ? prometheus::Labels{} : prometheus::Labels{{label, value}};
}

// One series of a family: its name, its label's value.
using Series = std::pair<std::string, std::string>;

}  // namespace

struct Metrics::State {
  prometheus::Registry registry;
  std::mutex mutex;  // Guards what follows; the series themselves need none.
  std::map<Series, std::unique_ptr<Counter>> counters;
  std::map<Series, std::unique_ptr<Gauge>> gauges;
  std::map<Series, std::unique_ptr<Histogram>> histograms;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

Counter& Metrics::counter(const std::string& name, const std::string& help,
                          const std::string& label, const std::string& label_value) {
  const std::lock_guard lock(state_->mutex);
  auto& found = state_->counters[{name, label_value}];
  if (!found) {
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
    found = std::make_unique<PrometheusCounter>(family.Add(labels(label, label_value)));
  }
  return *found;
}

Gauge& Metrics::gauge(const std::string& name, const std::string& help) {
  const std::lock_guard lock(state_->mutex);
  auto& found = state_->gauges[{name, ""}];
  if (!found) {
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(state_->registry);
    found = std::make_unique<PrometheusGauge>(family.Add({}));
  }
  return *found;
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help,
                              const std::string& label, const std::string& label_value) {
  const std::lock_guard lock(state_->mutex);
  auto& found = state_->histograms[{name, label_value}];
  if (!found) {
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(state_->registry);
    found = std::make_unique<PrometheusHistogram>(family.Add(labels(label, label_value), kBuckets));
  }
  return *found;
}

std::string Metrics::text() const {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, state_->registry.Collect());
  return out.str();
}

}  // namespace coloquio
