import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { RoutesPart } from './routes-part.tsx'
import { TrunksPart } from './trunks-part.tsx'
import { useSip } from './use-sip.ts'

/** The trunks of the resource, and the routes by which its calls find them. */
export function SipPage() {
  const { routing } = useSip()
  return (
    <Page
      title="SIP routing"
      about="An outgoing call takes the first route whose pattern matches its number, and the first trunk of that route that is available."
    >
      <Loaded query={routing} what="the trunks and routes">
        {(data) => (
          <>
            <TrunksPart {...data} />
            <RoutesPart {...data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
