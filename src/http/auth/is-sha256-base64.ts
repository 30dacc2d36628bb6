// 32 bytes are 43 characters of base64, and the last character has only four bits of the digest. A decoder drops the
// other two bits of this character, so without this rule four texts would pass for one digest.
const SHA256_BASE64 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

/** Whether the text is the canonical base64 of 32 bytes. */
export function isSha256Base64(text: string): boolean {
  return SHA256_BASE64.test(text)
}
