// 32 bytes are 43 characters of base64, and the last character carries only four bits of the digest. A decoder drops
// the two other bits of this character, so without this rule four spellings would pass for one digest.
const SHA256_BASE64 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

/** Whether the text is 32 bytes in base64, in the one way that an encoder writes them. */
export function isSha256Base64(text: string): boolean {
  return SHA256_BASE64.test(text)
}
