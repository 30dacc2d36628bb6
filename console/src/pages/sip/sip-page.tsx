import { Spinner } from '@fluentui/react-components'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Page } from '../../shared/page.tsx'
import { RoutesPart } from './routes-part.tsx'
import { TrunksPart } from './trunks-part.tsx'
import { useSip } from './use-sip.ts'

/** The trunks of the resource, and the routes by which its calls find them. */
export function SipPage() {
  const {
    routing: { data, isLoading, isError, error, refetch },
  } = useSip()
  return (
    <Page
      title="SIP routing"
      about="An outgoing call takes the first route whose pattern matches its number, and the first trunk of that route that is available."
    >
      {isLoading && <Spinner label="Reading the trunks and routes …" />}
      {isError && (
        <FailureNote
          title="The trunks and routes could not be read"
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {data !== undefined && (
        <>
          <TrunksPart {...data} />
          <RoutesPart {...data} />
        </>
      )}
    </Page>
  )
}
