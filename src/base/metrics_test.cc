#include "base/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace coloquio {
namespace {

using testing::HasSubstr;

TEST(Metrics, CountInSeriesByLabel) {
  Metrics metrics;
  metrics.counter("coloquio_requests_total", "Requests answered", "status", "200").add();
  metrics.counter("coloquio_requests_total", "Requests answered", "status", "404").add(2);
  metrics.counter("coloquio_requests_total", "Requests answered", "status", "200").add();
  EXPECT_THAT(metrics.text(), HasSubstr("# HELP coloquio_requests_total Requests answered\n"
                                        "# TYPE coloquio_requests_total counter\n"));
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_requests_total{status=\"200\"} 2\n"));
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_requests_total{status=\"404\"} 2\n"));
}

TEST(Metrics, GiveTheSameSeriesForTheSameName) {
  Metrics metrics;
  EXPECT_EQ(&metrics.gauge("coloquio_jobs", "Waiting"), &metrics.gauge("coloquio_jobs", "Waiting"));
}

TEST(Metrics, HoldAValueThatRisesAndFalls) {
  Metrics metrics;
  auto& gauge = metrics.gauge("coloquio_connections", "Open connections");
  gauge.set(7);
  gauge.add(-2);
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_connections 5\n"));
}

TEST(Metrics, SortDurationsIntoBuckets) {
  Metrics metrics;
  metrics.histogram("coloquio_request_seconds", "Time to answer").observe(0.0002);
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_request_seconds_bucket{le=\"0.0001\"} 0\n"));
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_request_seconds_bucket{le=\"0.00025\"} 1\n"));
  EXPECT_THAT(metrics.text(), HasSubstr("coloquio_request_seconds_count 1\n"));
}

}  // namespace
}  // namespace coloquio
