import type { PhoneNumbersClientOptions } from '@azure/communication-phone-numbers'
import { expectTypeOf, it } from 'vitest'
import type { ConfigDocument } from '../../src/config/config-document.ts'
import type { FaultDocument } from '../../src/control/faults/fault-document.ts'
import type { RecordedRequest as RequestModel } from '../../src/http/contract/request-schemas.ts'
import type {
  ClientOptions,
  FaultRule,
  HoldlineConfig,
  RecordedRequest,
  Seed,
  StockEntry,
} from '../../src/index.ts'
import type { SeedDocument, StockDocument } from '../../src/seed/seed-document.ts'

/** The type with every property readonly, at every depth. */
type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T

// `npm run types` checks these: the public types name no type of a library, so that the package has no types of others.
it('the public types are those of the server', () => {
  expectTypeOf<HoldlineConfig>().toEqualTypeOf<Deep<ConfigDocument>>()
  expectTypeOf<Seed>().toEqualTypeOf<Deep<SeedDocument>>()
  expectTypeOf<StockEntry>().toEqualTypeOf<Deep<StockDocument>>()
  expectTypeOf<FaultRule>().toEqualTypeOf<Deep<FaultDocument>>()
  expectTypeOf<RecordedRequest>().toEqualTypeOf<Deep<RequestModel>>()
  expectTypeOf<ClientOptions>().toExtend<PhoneNumbersClientOptions>()
})
