# --- clocks and texts

read_clock() {
  read -r up_time rest_of_line </proc/uptime
  usec=${up_time%.*}${up_time#*.}0000
}
read_wall() { wall=$(date -u +%Y-%m-%dT%H:%M:%S).000Z; }

# A shown name as a JSON string, in $json.
show_json() {
  case $1 in
    *[!A-Za-z0-9._/@:,=+~%\ \(\)-]*) json=$(NAME=$1 awk "$names_awk"' BEGIN { learn_codes(); print json_text(show_name(ENVIRON["NAME"])) }') ;;
    *) json="\"$1\"" ;;
  esac
}
text_json() {
  case $1 in
    *[!A-Za-z0-9._/@:,=+~%\ \(\)\#-]*) json=$(NAME=$1 awk "$names_awk"' BEGIN { learn_codes(); print json_text(ENVIRON["NAME"]) }') ;;
    *) json="\"$1\"" ;;
  esac
}
text_json_or_null() { if [ -n "$1" ]; then text_json "$1"; else json=null; fi; }
