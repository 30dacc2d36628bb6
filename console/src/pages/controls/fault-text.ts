import type { Fault } from '../../../generated/own.d.ts'

/** What a fault rule does, and to which requests. */
export function faultText({ effect, match, times, every, skip, probability }: Fault): string {
  const where = Object.values(match ?? {}).join(', ') || 'every request'
  const how = [
    skip !== undefined && skip > 0 && `after the first ${skip}`,
    every !== undefined && every > 1 && `every ${every}th`,
    probability !== undefined && `with probability ${probability}`,
    times !== undefined && (times === 1 ? 'once' : `${times} times`),
  ].filter((part) => part !== false)
  return [`${effectText(effect)}: ${where}`, ...how].join(', ')
}

function effectText(effect: Fault['effect']): string {
  const { outcome, status, latency, drop, expire, stay, cutBody, slowBody } = effect
  if (outcome !== undefined) return outcome
  if (status !== undefined) return `Answer ${status}`
  if (drop !== undefined) return drop === 'before' ? 'Drop before the work' : 'Drop the answer'
  if (expire) return 'Let the hold run out'
  if (stay !== undefined) return 'Stay running'
  if (cutBody !== undefined) return 'Cut the body off'
  if (slowBody !== undefined) return 'Send the body slowly'
  if (latency !== undefined)
    return typeof latency === 'string' ? `Wait ${latency}` : `Wait ${latency.from} to ${latency.to}`
  return 'Change the answer'
}
