import type { FaultRule } from './fault-rule.ts'
import type { ConfiguredOffering } from './holdline-config.ts'
import type { Directions, StockEntry } from './stock-entry.ts'

/** What a new inventory begins with, as in a seed file: docs/seed.md explains each key. */
export interface Seed {
  /** The numbers, instead of the default stock. */
  readonly stock?: readonly StockEntry[]
  /** The offerings, instead of those of the configuration. */
  readonly offerings?: readonly ConfiguredOffering[]
  /** Numbers that are bought already. */
  readonly owned?: readonly ChosenNumbers[]
  /** Searches whose holds run already. */
  readonly holds?: readonly SeededHold[]
  /** Reservations that run already. */
  readonly reservations?: readonly SeededReservation[]
  /** Fault rules, as `faults.add` takes them. A reset puts them back. */
  readonly faults?: readonly FaultRule[]
  /** SIP configurations, one a resource. */
  readonly sipRouting?: readonly SeededSipConfiguration[]
}

/** Numbers by their names, or so many as a search finds. */
export interface ChosenNumbers {
  readonly phoneNumbers?: readonly string[]
  readonly country?: string
  readonly areaCode?: string
  readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
  readonly assignmentType?: 'person' | 'application'
  readonly capabilities?: { readonly calling: Directions; readonly sms: Directions }
  /** 1 if absent. */
  readonly quantity?: number
  /** The default resource if absent. */
  readonly resource?: string
}

export interface SeededHold extends ChosenNumbers {
  /** A duration such as `5m` or `PT5M`; that of the configuration if absent. */
  readonly expiresIn?: string
}

export interface SeededReservation extends SeededHold {
  /** A UUID; made if absent. */
  readonly id?: string
}

/** Trunks and routes, in the form of the API. */
export interface SeededSipConfiguration {
  /** By their host names. */
  readonly trunks?: Readonly<Record<string, { readonly sipSignalingPort: number }>>
  readonly routes?: readonly {
    readonly description?: string
    readonly name: string
    readonly numberPattern: string
    readonly trunks?: readonly string[]
  }[]
  /** The default resource if absent. */
  readonly resource?: string
}
