// 32 bytes are 43 characters, the last of which carries only four bits of them. A decoder drops the other two,
// so without this rule four spellings would pass for one digest.
const SHA256_BASE64 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

/** Whether the text is 32 bytes in base64, in the one way that an encoder writes them. */
export function isSha256Base64(text: string): boolean {
  return SHA256_BASE64.test(text)
}
