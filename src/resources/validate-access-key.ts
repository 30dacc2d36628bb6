/** The fewest bytes of an access key. */
export const MIN_KEY_BYTES = 16

/**
 * The fault of an access key; `undefined` for a valid key: at least 16 bytes in base64. The text goes on a sentence
 * that begins with the place of the key, and never repeats the key.
 */
export function validateAccessKey(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) {
    return 'is not base64 (A-Z, a-z, 0-9, + and /, padded with =). Make a key with: openssl rand -base64 32'
  }
  if (bytes.length < MIN_KEY_BYTES) {
    return (
      `is ${bytes.length} bytes long when decoded, and needs at least ${MIN_KEY_BYTES}. ` +
      'Make a key with: openssl rand -base64 32'
    )
  }
  return undefined
}
