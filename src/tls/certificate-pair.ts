/** A certificate, which may be followed by its chain, and its private key; both PEM. */
export interface CertificatePair {
  readonly certificate: string
  readonly privateKey: string
}
