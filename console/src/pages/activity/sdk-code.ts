import type { RecordedRequest } from '../../../generated/own.d.ts'

/**
 * The call of `@azure/communication-phone-numbers` that sends a request; `undefined` where the client has none.
 * https://learn.microsoft.com/en-us/javascript/api/@azure/communication-phone-numbers
 */
export function sdkCode({
  operation,
  path,
  request,
}: Pick<RecordedRequest, 'operation' | 'path' | 'request'>): string | undefined {
  const call = callOf(
    operation,
    path.split('/').filter(Boolean).map(decodeURIComponent),
    parsed(request.body?.text),
  )
  if (call === undefined) return undefined
  return [
    "import { PhoneNumbersClient } from '@azure/communication-phone-numbers'",
    '',
    'const client = new PhoneNumbersClient(process.env.COMMUNICATION_CONNECTION_STRING)',
    call,
  ].join('\n')
}

type Body = Readonly<Record<string, unknown>>

function callOf(operation: string | null, parts: readonly string[], body: Body): string | undefined {
  const [, second = '', third = ''] = parts
  switch (operation) {
    case 'SearchAvailablePhoneNumbers':
      return poll(`client.beginSearchAvailablePhoneNumbers(${literal({ countryCode: third, ...body })})`)
    case 'PurchasePhoneNumbers':
      return poll(`client.beginPurchasePhoneNumbers(${literal(body['searchId'])})`)
    case 'ReleasePhoneNumber':
      return poll(`client.beginReleasePhoneNumber(${literal(second)})`)
    case 'UpdateCapabilities':
      return poll(`client.beginUpdatePhoneNumberCapabilities(${literal(second)}, ${literal(body)})`)
    case 'GetByNumber':
      return `console.log(await client.getPurchasedPhoneNumber(${literal(second)}))`
    case 'ListPhoneNumbers':
      return list('client.listPurchasedPhoneNumbers()')
    case 'ListAvailableCountries':
      return list('client.listAvailableCountries()')
    case 'ListAvailableLocalities':
      return list(`client.listAvailableLocalities(${literal(third)})`)
    case 'ListOfferings':
      return list(`client.listAvailableOfferings(${literal(third)})`)
    default:
      return undefined
  }
}

function poll(call: string): string {
  return `const poller = await ${call}\nconsole.log(await poller.pollUntilDone())`
}

function list(call: string): string {
  return `for await (const item of ${call}) console.log(item)`
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

function parsed(text: string | undefined): Body {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
