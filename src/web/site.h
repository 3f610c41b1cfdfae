#pragma once

#include <string>
#include <vector>

#include "base/messages.h"

namespace coloquio::web {

// What every page and mail knows of the installation; from the configuration, immutable.
struct Site {
  std::string name = "Coloquio";                     // "Banco Horizonte"
  std::string public_url = "http://localhost:8080";  // Without a slash at the end.
  Language language = Language::es;                  // Default of guests.
  std::string time_zone = "Europe/Madrid";
  bool development = false;                  // Mailbox page; cookies without Secure on http.
  std::vector<std::string> trusted_proxies;  // "127.0.0.1", "10.0.0.0/8"
};

}  // namespace coloquio::web
