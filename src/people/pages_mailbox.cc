#include "db/enum_name.h"
#include "people/pages.h"
#include "web/proxy.h"

// What would be sent, or was: only in development, because its links are keys.
namespace coloquio::people {
namespace {

// The first address in a mail, as a path on whatever host the developer came by.
std::string link_in(std::string_view text, const std::string& public_url) {
  const auto at = text.find(public_url + "/");
  if (at == std::string_view::npos) return "";
  text.remove_prefix(at + public_url.size());
  return std::string(text.substr(0, text.find_first_of(" \n\r")));
}

}  // namespace

void add_mailbox_page(web::Router& router, const web::PageKit& kit, People& people) {
  router.page(
      web::Method::get, "/dev/mailbox", Permission::everyone,
      [&kit, &people](const web::Request& r) -> Result<web::Response> {
        // Whoever reads these links takes the accounts over: only this machine's own browser may.
        if (!web::is_loopback(r.ip)) return fail(Kind::not_found, "errors.not_found");
        Values values;
        const auto mails = people.ground.mailer.newest(50);
        show(values, "EMPTY", mails.empty());
        for (const auto& mail : mails) {
          auto& row = add(values, "MAIL");
          set(row, "TO", mail.to);
          set(row, "SUBJECT", mail.subject);
          set(row, "WHEN", words::relative(r.viewer.language, mail.created_at, kit.clock.now()));
          set(row, "STATE", kit.say(r, "mail.states." + std::string(db::to_name(mail.state))));
          set(row, "TEXT", mail.text);
          const auto link = link_in(mail.text, kit.site.public_url);
          if (!link.empty()) set(add(row, "LINK"), "LINK_URL", link);
        }
        return people_page(kit, r, "mail.mailbox", "mailbox.tpl", values);
      });
}

}  // namespace coloquio::people
