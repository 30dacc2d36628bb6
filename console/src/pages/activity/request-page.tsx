import { Button, Text, Title3 } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { RecordedRequest } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { CodeBlock } from '../../shared/code-block.tsx'
import { instantText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { sdkCode } from './sdk-code.ts'

/** One request with its answer, and how to send it again. */
export function RequestPage({ id }: { readonly id: string }) {
  const { own } = useServer()
  const [, navigate] = useLocation()
  const request = useQuery({
    queryKey: ['request', id],
    // A recorded request never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await own.GET('/_holdline/requests/{id}', { params: { path: { id } } })).data,
  })
  const back = <Button onClick={() => navigate('/activity')}>All requests</Button>
  return (
    <Page title={request.data?.operation ?? `Request ${id}`} actions={back}>
      <Loaded query={request} what="the request">
        {(data) => <Exchange request={data} />}
      </Loaded>
    </Page>
  )
}

function Exchange({ request }: { readonly request: RecordedRequest }) {
  const { at, ms, method, target, status, isDropped, faults, curl, answer } = request
  const code = sdkCode(request)
  return (
    <>
      <Text>
        {instantText(at)}, answered {status ?? 'nothing'} in {ms} ms.
        {isDropped && ' The connection was dropped.'}
        {faults.length > 0 && ` Fault rules: ${faults.join(', ')}.`}
      </Text>
      <CodeBlock
        title="Request"
        text={[
          `${method} ${target}`,
          headerText(request.request.headers),
          '',
          bodyText(request.request.body),
        ].join('\n')}
      />
      <CodeBlock
        title="Answer"
        text={
          answer === null
            ? 'No answer was sent.'
            : [headerText(answer.headers), '', bodyText(answer.body)].join('\n')
        }
      />
      {curl !== null && <CodeBlock title="As curl" text={curl} />}
      {code !== undefined && <CodeBlock title="With the JavaScript client" text={code} />}
      {curl === null && code === undefined && (
        <Title3 as="h2">This request cannot be sent again as it is</Title3>
      )}
    </>
  )
}

function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function bodyText(body: RecordedRequest['request']['body']): string {
  if (body === null) return ''
  const text = pretty(body.text)
  return body.isCut ? `${text}\n… ${body.bytes} bytes in all` : text
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
