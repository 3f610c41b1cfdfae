#!/usr/bin/env bash
# A real mail server for tests: postfix on 127.0.0.1:$SMTP_PORT, in a folder of its own. Takes mail
# for ana@coloquio.test into PEER_DIR/mail/ana/ (one file a mail), refuses everybody else.
# Two more doors let in only comunidad@coloquio.test, password "una clave larga": $SUBMISSION_PORT
# after STARTTLS, $SMTPS_PORT with TLS from the first byte. Their certificate is its own authority:
# PEER_DIR/tls/cert.pem.
# Needs Debian's postfix and dovecot-core, and root (postfix's master will not run otherwise); prints
# "ready" and runs until it is stopped. Nothing leaves this machine: other domains are refused.
set -euo pipefail
folder=${PEER_DIR:?a folder that does not exist yet}
port=${SMTP_PORT:?a free port} submission=${SUBMISSION_PORT:?a free port} smtps=${SMTPS_PORT:?a free port}
umask 022
mkdir -p "$folder"/{conf,spool/private,data,mail,tls,dovecot}
chmod 755 "$folder"
chown postfix "$folder"/data "$folder"/mail "$folder"/spool/private

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$folder/tls/key.pem" \
  -out "$folder/tls/cert.pem" 2>/dev/null

# Dovecot only says whether a password is right.
cat >"$folder/dovecot/dovecot.conf" <<CONF
base_dir=$folder/dovecot/run
state_dir=$folder/dovecot/state
log_path=$folder/dovecot/log
protocols=
ssl=no
auth_failure_delay=0
auth_mechanisms=plain login
passdb {
  driver=passwd-file
  args=$folder/dovecot/users
}
userdb {
  driver=static
  args=uid=nobody gid=nogroup home=/
}
service auth {
  unix_listener $folder/spool/private/auth {
    mode=0666
  }
}
CONF
echo 'comunidad@coloquio.test:{PLAIN}una clave larga' >"$folder/dovecot/users"

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
smtpd_tls_cert_file=$folder/tls/cert.pem
smtpd_tls_key_file=$folder/tls/key.pem
smtpd_tls_security_level=none
smtpd_tls_auth_only=yes
smtpd_sasl_auth_enable=yes
smtpd_sasl_type=dovecot
smtpd_sasl_path=private/auth
smtpd_error_sleep_time=0
CONF
{
  sed "s/^smtp  *inet .*/127.0.0.1:$port inet n - n - - smtpd/" /usr/share/postfix/master.cf.dist
  closed="-o smtpd_client_restrictions=permit_sasl_authenticated,reject"
  echo "127.0.0.1:$submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt $closed"
  echo "127.0.0.1:$smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes $closed"
} | sed 's/^\([a-z][a-z-]*  *\(inet\|unix\)  *[-yn]  *[-yn]  *\)y /\1n /' >"$folder/conf/master.cf"
grep -q '^postlog' "$folder/conf/master.cf" ||
  echo 'postlog unix-dgram n - n - 1 postlogd' >>"$folder/conf/master.cf"

dovecot -F -c "$folder/dovecot/dovecot.conf" >"$folder/dovecot/out" 2>&1 &
passwords=$!
postfix -c "$folder/conf" start-fg >"$folder/log" 2>&1 &
server=$!
stop() {
  trap '' INT TERM
  [ -f "$folder/spool/pid/master.pid" ] && kill "$(tr -d ' ' <"$folder/spool/pid/master.pid")" 2>/dev/null
  kill "$passwords" 2>/dev/null
  wait "$server" "$passwords" 2>/dev/null
}
trap stop EXIT
trap 'exit 0' INT TERM
for _ in $(seq 100); do
  [ -S "$folder/spool/private/auth" ] && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  sleep 0.1
done
echo ready
wait "$server"
