import { DEFAULT_OFFERINGS } from '../../../src/catalog/offerings.ts'
import type { ConfigDocument } from '../../../src/config/config-document.ts'
import { resolveConfig } from '../../../src/config/resolve-config.ts'
import type { Declared } from '../../../src/inventory/register/declared.ts'
import type { Offering } from '../../../src/numbering/offering.ts'

export const keyNamed = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64')

/** The declarations of a configuration file, `holdline.json`. */
export function declare(document: ConfigDocument = {}): Declared {
  return resolveConfig({ document, documentName: 'holdline.json', environment: {}, host: '127.0.0.1' })
}

/** The default offering of US geographic numbers for applications. */
export const US_OFFERING: Offering = defaultOffering()

function defaultOffering(): Offering {
  const found = DEFAULT_OFFERINGS.find(
    ({ country, numberType, assignmentType }) =>
      `${country} ${numberType} ${assignmentType}` === 'US geographic application',
  )
  if (found === undefined) throw new Error('The default offerings have none of the US')
  return found
}

export function priced(offering: Offering, amount: number): Offering {
  return { ...offering, cost: { ...offering.cost, amount } }
}
