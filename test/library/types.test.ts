import type { PhoneNumbersClientOptions } from '@azure/communication-phone-numbers'
import { expectTypeOf, it } from 'vitest'
import type { ConfigDocument } from '../../src/config/config-document.ts'
import type { ClientOptions, HoldlineConfig, StockBlock } from '../../src/index.ts'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'

/** All of a type, and of what is in it, as readonly. */
type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T

// `npm run types` checks these: the public types name no type of a library, so that the package has no types of others.
it('the public types are those of the server', () => {
  expectTypeOf<HoldlineConfig>().toEqualTypeOf<Deep<ConfigDocument>>()
  expectTypeOf<NumberBlock>().toExtend<StockBlock>()
  expectTypeOf<StockBlock['stock']>().toEqualTypeOf<NumberBlock['stock']>()
  expectTypeOf<ClientOptions>().toExtend<PhoneNumbersClientOptions>()
})
