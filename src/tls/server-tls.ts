import type { CertificatePair } from './certificate-pair.ts'

/** The certificate of the HTTPS listener, and the certificate that clients have to trust. */
export interface ServerTls {
  readonly pair: CertificatePair
  /** The certificate that makes clients trust the server; absent where they already do. */
  readonly authority?: {
    /** Absolute path of the PEM file; absent where the authority is in memory alone. */
    readonly file?: string
    /** PEM. */
    readonly certificate: string
  }
}
