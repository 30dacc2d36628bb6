/**
 * The algorithms of signatures that are accepted: those with a public key, which every Node can check
 * (https://www.rfc-editor.org/rfc/rfc7518#section-3.1, https://www.rfc-editor.org/rfc/rfc8037#section-3.1, https://www.rfc-editor.org/rfc/rfc9864#section-2.2). An algorithm
 * with a shared secret is never among them: the public key of the issuer would be the secret.
 */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const
