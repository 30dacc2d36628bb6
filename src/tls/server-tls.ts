import type { CertificatePair } from './certificate-pair.ts'

/** The certificate that the HTTPS listener shows, and the certificate that clients have to trust. */
export interface ServerTls {
  readonly pair: CertificatePair
  /** The certificate that clients trust to trust the server, where they need one that is not public. */
  readonly authority?: {
    /** Absolute path of the PEM file. */
    readonly file: string
    /** PEM. */
    readonly certificate: string
  }
}
