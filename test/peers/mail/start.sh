#!/usr/bin/env bash
# A real mail server for tests: postfix on 127.0.0.1:$SMTP_PORT, in a folder of its own. Takes mail
# for ana@coloquio.test into PEER_DIR/mail/ana/ (one file a mail), refuses everybody else.
# Needs Debian's postfix and root (postfix's master will not run otherwise); prints "ready" and runs
# until it is stopped. Nothing leaves this machine: other domains are refused.
set -euo pipefail
folder=${PEER_DIR:?a folder that does not exist yet} port=${SMTP_PORT:?a free port}
umask 022
mkdir -p "$folder"/{conf,spool,data,mail}
chmod 755 "$folder"
chown postfix "$folder"/data "$folder"/mail

cat >"$folder/conf/main.cf" <<CONF
compatibility_level=3.6
queue_directory=$folder/spool
data_directory=$folder/data
command_directory=/usr/sbin
daemon_directory=/usr/lib/postfix/sbin
mail_owner=postfix
setgid_group=postdrop
myhostname=mail.coloquio.test
mydestination=
inet_interfaces=127.0.0.1
inet_protocols=ipv4
mynetworks=
smtpd_relay_restrictions=reject_unauth_destination
virtual_mailbox_domains=coloquio.test
virtual_mailbox_maps=inline:{ana@coloquio.test=ana/}
virtual_mailbox_base=$folder/mail
virtual_uid_maps=static:$(id -u postfix)
virtual_gid_maps=static:$(id -g postfix)
virtual_minimum_uid=1
maillog_file=/dev/stdout
disable_dns_lookups=yes
alias_maps=
CONF
sed "s/^smtp  *inet .*/127.0.0.1:$port inet n - n - - smtpd/" /usr/share/postfix/master.cf.dist |
  sed 's/^\([a-z][a-z-]*  *\(inet\|unix\)  *[-yn]  *[-yn]  *\)y /\1n /' >"$folder/conf/master.cf"
grep -q '^postlog' "$folder/conf/master.cf" ||
  echo 'postlog unix-dgram n - n - 1 postlogd' >>"$folder/conf/master.cf"

postfix -c "$folder/conf" start-fg >"$folder/log" 2>&1 &
server=$!
stop() {
  trap '' INT TERM
  [ -f "$folder/spool/pid/master.pid" ] && kill "$(tr -d ' ' <"$folder/spool/pid/master.pid")" 2>/dev/null
  wait "$server" 2>/dev/null
}
trap stop EXIT
trap 'exit 0' INT TERM
for _ in $(seq 100); do
  (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  sleep 0.1
done
echo ready
wait "$server"
