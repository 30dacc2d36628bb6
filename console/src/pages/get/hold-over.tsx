import { Button } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Page } from '../../shared/page.tsx'

/** What is shown of a search that holds nothing, and the way to another search. */
export function HoldOver({ title, text }: { readonly title: string; readonly text: string }) {
  const [, navigate] = useLocation()
  return (
    <Page title="Held for you">
      <EmptyState title={title} action={<Button onClick={() => navigate('/get')}>Search again</Button>}>
        {text}
      </EmptyState>
    </Page>
  )
}
