import { contentHashMatches } from '../auth/content-hash-matches.ts'
import { denied } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import type { DenialLog } from './denial-log.ts'

/** Denies an exchange whose body has another hash than its signature covers. */
export function requireSignedBody(denials: DenialLog): Step {
  return (exchange, next) => {
    const { caller, body } = exchange
    if (caller?.contentHash === undefined || contentHashMatches(caller.contentHash, body)) return next()
    denials.report(exchange, { kind: 'bodyDiffers' })
    exchange.refuse(denied)
  }
}
