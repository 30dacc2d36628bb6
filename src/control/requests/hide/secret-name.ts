/** Also within a longer name: `httpAccessKey`, `x-api-token`. */
const PARTS = /key|token|secret|passw|credential|authorization|cookie|signature/i
/** Only as a whole word, since longer words have them too: `assignmentType`, `compass`. */
const WORDS = /(?:^|[^a-z])(?:sig|auth|pass|pwd)(?:$|[^a-z])/i

/** Whether a header, a parameter or a field of this name has a secret, as far as names tell. */
export function isSecretName(name: string): boolean {
  return PARTS.test(name) || WORDS.test(name)
}
