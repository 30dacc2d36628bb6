/// <reference lib="esnext.disposable" preserve="true" />
export type { Clock, ClockChanges, ClockSetting, ClockTime } from './library/clock.ts'
export type { Duration } from './library/duration.ts'
export type { ExplainedNumber, ExplainedSearch, Explanation, Question } from './library/explanation.ts'
export type { FaultEffect, FaultMatch, FaultOutcome, FaultRule } from './library/fault-rule.ts'
export type { Fault, Faults, FinishedOperation } from './library/faults.ts'
export type { ClientOptions, Holdline } from './library/holdline.ts'
export type {
  ConfiguredOffering,
  ConfiguredResource,
  ConfiguredTokenIssuer,
  HoldlineConfig,
} from './library/holdline-config.ts'
export type { Leftovers } from './library/leftovers.ts'
export type { RecordedMessage, RecordedRequest, RequestFilter, Requests } from './library/requests.ts'
export type { SandboxOptions } from './library/sandbox-options.ts'
export type {
  ChosenNumbers,
  Seed,
  SeededHold,
  SeededReservation,
  SeededSipConfiguration,
} from './library/seed.ts'
export type { Snapshots } from './library/snapshots.ts'
export { startHoldline } from './library/start-holdline.ts'
export type { LogLevel, StartOptions } from './library/start-options.ts'
export type { StateCounts, Stock, StockCount, StockCounts, StockFilter } from './library/stock.ts'
export type { Directions, StockEntry } from './library/stock-entry.ts'
