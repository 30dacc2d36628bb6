import { NEVER } from '../../numbering/instant.ts'
import type { Effect, Fault } from './fault.ts'
import type { FaultEffect } from './fault-document.ts'
import { FaultViolation } from './fault-violation.ts'
import { readAnswer } from './read-answer.ts'
import { readDuration } from './read-duration.ts'

/** The fields that are an effect, with the fields that only go with each. Latency goes with any of them. */
const EFFECTS = {
  outcome: ['quantity', 'stay', 'for'],
  stay: ['for'],
  expire: [],
  status: ['retryAfter', 'body', 'headers'],
  drop: [],
  slowBody: [],
  cutBody: [],
} as const satisfies Partial<Record<keyof FaultEffect, readonly (keyof FaultEffect)[]>>
type EffectName = keyof typeof EFFECTS

/** A longer wait would outlast the patience of every client. */
const LONGEST_WAIT_MS = 10 * 60_000

/**
 * What a rule does. An outcome may also stay running before it shows.
 * @throws {FaultViolation} if there is not exactly one effect, or latency alone
 */
export function readEffect(effect: FaultEffect): Pick<Fault, 'latency' | 'effect'> {
  const name = onlyEffectOf(effect)
  const { latency } = effect
  return {
    ...(latency !== undefined && { latency: readLatency(latency) }),
    ...(name !== undefined && { effect: readNamed(name, effect) }),
  }
}

/** `undefined` for latency alone. */
function onlyEffectOf(effect: FaultEffect): EffectName | undefined {
  const [name, ...others] = names(EFFECTS).filter((each) => effect[each] !== undefined)
  if (name === undefined && effect.latency === undefined) {
    throw new FaultViolation('effect', `must have one of ${[...names(EFFECTS), 'latency'].join(', ')}`)
  }
  const companions: readonly string[] = name === undefined ? [] : EFFECTS[name]
  const other = others.find((each) => !companions.includes(each))
  if (other !== undefined) {
    throw new FaultViolation('effect', `must have one effect, and has ${name} and ${other}: make two rules`)
  }
  const given = names(effect).filter((each) => effect[each] !== undefined)
  for (const field of given) {
    if (field === name || field === 'latency' || companions.includes(field)) continue
    const owners = names(EFFECTS).filter((each) => EFFECTS[each].some((companion) => companion === field))
    throw new FaultViolation(`effect.${field}`, `goes with ${owners.join(' or ')} only`)
  }
  return name
}

function readNamed(name: EffectName, effect: FaultEffect): Effect {
  switch (name) {
    case 'outcome':
    case 'stay':
    case 'expire':
      return readForcing(effect)
    case 'status':
      return readAnswer(effect)
    case 'drop':
      return { kind: 'drop', when: effect.drop ?? 'before' }
    case 'slowBody':
      return readSlowBody(effect.slowBody ?? {})
    case 'cutBody':
      return { kind: 'cutBody', ...readOneOf('cutBody', effect.cutBody ?? {}) }
  }
}

function readForcing({ outcome, quantity, stay, for: length, expire }: FaultEffect): Effect {
  if (expire === false) throw new FaultViolation('effect.expire', 'must be true')
  if (quantity !== undefined && outcome !== 'NumbersPartiallyAcquired') {
    throw new FaultViolation('effect.quantity', 'goes with the outcome NumbersPartiallyAcquired only')
  }
  if (length !== undefined && stay === undefined) {
    throw new FaultViolation('effect.for', 'goes with stay only')
  }
  const forEver = length === undefined || length === 'ever'
  return {
    kind: 'force',
    ...(outcome !== undefined && { error: outcome }),
    ...(quantity !== undefined && { quantity }),
    ...(stay !== undefined && { runningMs: forEver ? NEVER : readDuration('effect.for', length, 1) }),
    ...(expire && { expires: true }),
  }
}

function readSlowBody(slowBody: NonNullable<FaultEffect['slowBody']>): Effect {
  const { bytesPerSecond, duration } = readOneOf('slowBody', slowBody)
  return {
    kind: 'slowBody',
    ...(bytesPerSecond !== undefined && { bytesPerSecond }),
    ...(duration !== undefined && { durationMs: readWait('effect.slowBody.duration', duration) }),
  }
}

function readLatency(latency: NonNullable<FaultEffect['latency']>): NonNullable<Fault['latency']> {
  if (typeof latency === 'string') {
    const ms = readWait('effect.latency', latency)
    return { from: ms, to: ms }
  }
  const from = readWait('effect.latency.from', latency.from)
  const to = readWait('effect.latency.to', latency.to)
  if (to < from) throw new FaultViolation('effect.latency.to', 'must not be shorter than from')
  return { from, to }
}

function readWait(field: string, text: string): number {
  const ms = readDuration(field, text)
  if (ms > LONGEST_WAIT_MS) throw new FaultViolation(field, 'must be at most ten minutes')
  return ms
}

/** An object of alternatives, of which one is given. */
function readOneOf<T extends object>(field: string, alternatives: T): T {
  if (Object.values(alternatives).filter((value) => value !== undefined).length !== 1) {
    throw new FaultViolation(`effect.${field}`, `must have one of ${ALTERNATIVES[field]}`)
  }
  return alternatives
}

const ALTERNATIVES: Readonly<Record<string, string>> = {
  slowBody: 'bytesPerSecond, duration',
  cutBody: 'bytes, fraction',
}

function names<T extends object>(record: T): (keyof T)[] {
  // The keys of a closed object are the keys of its type.
  return Object.keys(record) as (keyof T)[]
}
