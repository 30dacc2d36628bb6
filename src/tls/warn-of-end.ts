import { chainValidity, END_WARNING_MS } from './validity.ts'

/** The log of certificates. */
export interface TlsLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/**
 * Returns a check of a certificate and its chain (PEM) at an instant in milliseconds since 1970. The check logs a
 * certificate that will end within 30 days, once a day, and one that is not valid, once an hour. Each certificate, and
 * each change of its state, is logged at once.
 */
export function warnOfEnd(log: TlsLog): (pem: string, now: number) => void {
  let told = { what: '', at: 0 }
  return (pem, now) => {
    const { from, to } = chainValidity(pem)
    const state = now >= to ? 'ended' : now < from ? 'early' : now >= to - END_WARNING_MS ? 'ending' : 'valid'
    const pause = state === 'ending' ? DAY_MS : HOUR_MS
    const what = `${state} ${from} ${to}`
    const isTold = told.what === what && Math.abs(now - told.at) < pause
    if (state === 'valid' || isTold) return
    told = { what, at: now }
    const facts = { validFrom: toIso(from), validTo: toIso(to) }
    if (state === 'ended') {
      log.error(facts, 'The certificate of HTTPS has expired, and clients refuse it: renew it')
    } else if (state === 'early') {
      log.error(facts, 'The certificate of HTTPS is not valid yet, and clients refuse it: check the clock')
    } else {
      const daysLeft = Math.floor((to - now) / DAY_MS)
      log.warn({ ...facts, daysLeft }, 'The certificate of HTTPS will expire soon: renew it')
    }
  }
}

function toIso(instant: number): string {
  return new Date(instant).toISOString()
}
