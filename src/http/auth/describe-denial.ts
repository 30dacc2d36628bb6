import type { DenialReason, ForeignSign } from './denial.ts'

const FOREIGN_SIGNS: Readonly<Record<ForeignSign, string>> = {
  host: 'its Host is no loopback name',
  site: 'its Sec-Fetch-Site is that of a web page of another origin',
  origin: 'its Origin is not that of this server',
  contentType: 'it may change something, and has no Content-Type: application/json',
}

/** Why a caller was not let in, in a sentence for the log that says what to do. It has no key, signature or token. */
export function describeDenial(reason: DenialReason): string {
  switch (reason.kind) {
    case 'noCredentials':
      return 'it has no Authorization header'
    case 'foreignPage':
      return `it has no Authorization header, and ${FOREIGN_SIGNS[reason.sign]}`
    case 'foreignHost':
      return 'its host is no loopback name, and the development key is good for the operator under such a name alone: set HOLDLINE_OPERATOR_KEY'
    case 'schemeUnknown':
      return 'its Authorization header begins with neither HMAC-SHA256 nor Bearer'
    case 'signatureMalformed':
      return 'its Authorization header is not in the form of a signature: HMAC-SHA256, a space, the signed headers x-ms-date;host;x-ms-content-sha256, and 32 bytes in base64'
    case 'contentHashMalformed':
      return 'its x-ms-content-sha256 header is missing, or is not 32 bytes in base64'
    case 'dateMalformed':
      return 'its x-ms-date header is missing, or has another form than Tue, 02 Jan 2024 20:59:16 GMT'
    case 'dateOff': {
      const seconds = Math.round(Math.abs(reason.aheadMs) / 1_000)
      const direction = reason.aheadMs > 0 ? 'ahead of' : 'behind'
      return `its date is ${seconds} seconds ${direction} this machine's clock, and ${reason.toleranceMs / 1_000} are allowed: set the clock right, or clockSkewMinutes in the configuration file`
    }
    case 'hostUnknown':
      return 'no resource has its host: set HOLDLINE_HOSTS, or hosts of the resource in the configuration file'
    case 'signatureDiffers':
      return 'its signature was made with another key, or over another text: compare the key, and see whether a proxy changes Host or the target'
    case 'bodyDiffers':
      return 'its body is not the one that was signed'
    case 'tokenOverHttp':
      return 'a bearer token is taken over HTTPS alone'
    case 'tokenNotAccepted':
      return 'its bearer token is not accepted: resources need acceptAnyToken (HOLDLINE_ACCEPT_ANY_TOKEN), and the operator the key of HOLDLINE_OPERATOR_KEY'
    case 'noOperatorKey':
      return 'the operator has no key here: set HOLDLINE_OPERATOR_KEY, or call over the Unix socket'
  }
}
