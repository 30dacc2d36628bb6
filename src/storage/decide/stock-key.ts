import type { Stock } from '../../numbering/stock.ts'

/** The same for two stocks if they are one. */
export function stockKey({ country, numberType, areaCode, capabilities }: Stock): string {
  return `${country},${numberType},${areaCode},${capabilities.calling},${capabilities.sms}`
}
