/// <reference lib="esnext.disposable" preserve="true" />
export type { Clock, ClockChanges, ClockTime } from './library/clock.ts'
export type { Duration } from './library/duration.ts'
export type { ClientOptions, Holdline, SandboxOptions } from './library/holdline.ts'
export type { ConfiguredOffering, ConfiguredResource, HoldlineConfig } from './library/holdline-config.ts'
export { startHoldline } from './library/start-holdline.ts'
export type { LogLevel, StartOptions } from './library/start-options.ts'
export type { Directions, StockEntry } from './library/stock-entry.ts'
