#include "mail/message.h"

#include <algorithm>

#include "mail/encoding.h"

namespace coloquio::mail {
namespace {

constexpr std::string_view kBoundary = "=_coloquio_alternative_=";

void part(std::string& out, std::string_view type, std::string_view body) {
  out.append("--").append(kBoundary).append("\r\nContent-Type: ").append(type);
  out.append("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
  // No boundary can occur inside: quoted-printable writes '=' as "=3D".
  out.append(quoted_printable(body)).append("\r\n");
}

// A name before an address. Quoted when it is plain, so that a comma in it makes no second sender.
std::string mailbox(std::string_view name, std::string_view address) {
  const std::string safe(is_safe_address(address) ? address : "invalid@invalid");
  if (name.empty()) return safe;
  std::string words = header_text(name);
  if (!words.starts_with("=?")) {
    std::string quoted;
    for (const char c : words) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    words = "\"" + quoted + "\"";
  }
  return words + " <" + safe + ">";
}

std::string domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return std::string(at == std::string_view::npos ? "localhost" : address.substr(at + 1));
}

// An address on this site: nothing in it may end the header or the brackets. Not folded, because
// mail programs do not join it again.
std::string one_word(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c > ' ' && c < 0x7F && c != '<' && c != '>') out += c;
  }
  return out;
}

}  // namespace

bool is_safe_address(std::string_view address) {
  const auto forbidden = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F ||
           std::string_view("<>()[],;:\"\\").find(c) != std::string_view::npos;
  };
  return address.size() <= 254 && std::count(address.begin(), address.end(), '@') == 1 &&
         address.front() != '@' && address.front() != '-' && address.back() != '@' &&
         std::none_of(address.begin(), address.end(), forbidden);
}

std::string mime(const Message& message) {
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  header("From", mailbox(message.from_name, message.from_address));
  header("To", mailbox("", message.to_address));
  header("Subject", header_text(message.subject));
  header("Date", mail_date(message.date));
  header("Message-ID", "<" + header_text(message.id) + "@" + domain_of(message.from_address) + ">");
  if (!message.thread.empty()) {
    header("References",
           "<" + header_text(message.thread) + "@" + domain_of(message.from_address) + ">");
  }
  if (!message.unsubscribe.empty()) {
    header("List-Unsubscribe", "<" + one_word(message.unsubscribe) + ">");
    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  header("Auto-Submitted", "auto-generated");  // RFC 3834: out-of-office replies stay away.
  header("Content-Language", header_text(message.language));
  header("MIME-Version", "1.0");
  header("Content-Type", "multipart/alternative; boundary=\"" + std::string(kBoundary) + "\"");
  out.append("\r\n");
  part(out, "text/plain", message.text);
  part(out, "text/html", message.html);
  out.append("--").append(kBoundary).append("--\r\n");
  return out;
}

}  // namespace coloquio::mail
