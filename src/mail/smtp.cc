#include "mail/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>

namespace coloquio::mail {
namespace {

struct CurlCleanup {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CurlCleanup>;
using List = std::unique_ptr<curl_slist, ListCleanup>;
using ErrorText = std::array<char, CURL_ERROR_SIZE>;

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  const auto taken = std::min(size * count, rest.size());
  std::memcpy(to, rest.data(), taken);
  rest.remove_prefix(taken);
  return taken;
}

std::string server_url(const SmtpOptions& options) {
  const auto at = options.from.rfind('@');
  const auto domain = at == std::string::npos ? "localhost" : options.from.substr(at + 1);
  // The path is what curl says in EHLO: without it the name of this machine would be told.
  return fmt::format("{}://{}:{}/{}", options.tls == Tls::tls ? "smtps" : "smtp", options.host,
                     options.port, domain);
}

Curl connect(const SmtpOptions& options, ErrorText& error) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Curl curl(curl_easy_init());
  curl_easy_setopt(curl.get(), CURLOPT_URL, server_url(options).c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL,
                   static_cast<long>(options.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!options.ca_file.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, options.ca_file.c_str());
  }
  if (!options.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, options.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, options.password.c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, error.data());
  return curl;
}

Outcome perform(CURL* curl, const ErrorText& error) {
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) return {Outcome::Kind::sent, ""};

  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  // 55x speaks of this message or its reader. Other 5xx speak of us (not let in, no TLS) and may
  // be cured by a change of the configuration.
  const bool refused = answer >= 550 && answer < 560 && code != CURLE_LOGIN_DENIED;
  std::string detail = error[0] != '\0' ? std::string(error.data()) : curl_easy_strerror(code);
  if (answer != 0) detail += fmt::format(" (SMTP {})", answer);
  return {refused ? Outcome::Kind::refused : Outcome::Kind::later, std::move(detail)};
}

}  // namespace

bool parse_tls(std::string_view name, Tls& out) {
  if (name == "starttls") return out = Tls::starttls, true;
  if (name == "tls") return out = Tls::tls, true;
  if (name == "none") return out = Tls::none, true;
  return false;
}

Outcome send(const SmtpOptions& options, const Message& message) {
  if (!is_safe_address(message.to_address)) return {Outcome::Kind::refused, "unsafe address"};
  if (!is_safe_address(options.from)) return {Outcome::Kind::later, "mail.from is no address"};

  ErrorText error{};
  const Curl curl = connect(options, error);
  const List to(curl_slist_append(nullptr, ("<" + message.to_address + ">").c_str()));
  const std::string whole = mime(message);
  std::string_view rest = whole;
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + options.from + ">").c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  return perform(curl.get(), error);
}

Outcome check(const SmtpOptions& options) {
  ErrorText error{};
  const Curl curl = connect(options, error);
  curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, "NOOP");
  curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 1L);
  return perform(curl.get(), error);
}

}  // namespace coloquio::mail
