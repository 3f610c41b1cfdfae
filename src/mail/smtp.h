#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mail/message.h"

namespace coloquio::mail {

// starttls: begin in the clear and refuse to go on without TLS (port 587). tls: from the first byte
// (port 465). none: only for a server on this machine or a trusted network.
enum class Tls { starttls, tls, none };
bool parse_tls(std::string_view name, Tls& out);  // False leaves `out` alone.

// The mail server, from the configuration ([mail] in coloquio.toml).
struct SmtpOptions {
  std::string host;  // Empty: no server; mail is kept, and shown on /dev/mailbox in development.
  std::uint16_t port = 587;
  std::string user{};  // Empty: no authentication.
  std::string password{};
  std::string from = "coloquio@localhost";  // The sender's address.
  Tls tls = Tls::starttls;
  std::string ca_file{};  // PEM of an authority of one's own; empty: those of the system.
};

struct Outcome {
  enum class Kind {
    sent,     // The server took it.
    refused,  // It never will: no such mailbox, message not accepted.
    later     // Not reachable, busy, not let in: try again.
  };
  Kind kind = Kind::later;
  std::string detail;  // For whoever runs the server; may hold the address, so it is not logged.
};

// Waits for the network: at most 10 s to connect and 60 s in all. Any thread.
Outcome send(const SmtpOptions& options, const Message& message);

// Whether the server answers and lets us in, without sending anything (`coloquio doctor`).
Outcome check(const SmtpOptions& options);

}  // namespace coloquio::mail
