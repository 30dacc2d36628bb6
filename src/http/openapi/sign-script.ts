/**
 * A function for a POSIX shell that signs a request with an access key and sends it. The form of a signature:
 * https://learn.microsoft.com/en-us/rest/api/communication/authentication
 */
export const SIGN_SCRIPT = `# signed METHOD TARGET [BODY [CONTENT-TYPE]]
signed() {
  date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
  host=\${HOLDLINE_URL#*://}
  hash=$(printf %s "\${3-}" | openssl dgst -sha256 -binary | openssl base64 -A)
  key=$(printf %s "$HOLDLINE_KEY" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
  signature=$(printf '%s\\n%s\\n%s' "$1" "$2" "$date;$host;$hash" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
  curl --silent --show-error --include --cacert ca.pem --request "$1" "$HOLDLINE_URL$2" \\
    --header "x-ms-date: $date" --header "x-ms-content-sha256: $hash" \\
    --header "Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature" \\
    \${3:+--header "Content-Type: \${4:-application/json}" --data-binary "$3"}
}`
