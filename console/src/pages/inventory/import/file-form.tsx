import { Link, Text } from '@fluentui/react-components'
import { CodeBlock } from '../../../shared/code-block.tsx'

const EXAMPLE = `number,first,last,country,type,areaCode,calling,sms
,+14255551000,+14255551999,US,geographic,425,inbound+outbound,none
+18885552000,,,US,tollFree,888,inbound+outbound,inbound+outbound`

/** Says what such a file looks like. */
export function FileForm() {
  return (
    <>
      <CodeBlock title="What a file looks like" text={EXAMPLE} />
      <Text>
        The first line names the columns. A row is one number, or the first and the last number of a range.
        Commas, semicolons and tabs separate cells. <Link href="/_holdline/docs/operate.md">All columns</Link>
      </Text>
    </>
  )
}
