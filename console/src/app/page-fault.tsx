import { Button } from '@fluentui/react-components'
import { Component, type ReactNode } from 'react'
import { EmptyState } from '../shared/empty-state.tsx'

interface PageFaultState {
  readonly hasFailed: boolean
}

/**
 * Shows its children, and what to do if they cannot be shown: a tab that is older than the server's program asks for
 * files that are no longer there. React knows such a place by its class alone: https://react.dev/reference/react/Component
 */
export class PageFault extends Component<{ readonly children: ReactNode }, PageFaultState> {
  override state: PageFaultState = { hasFailed: false }

  static getDerivedStateFromError(): PageFaultState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <EmptyState
        title="This page could not be shown"
        level={1}
        action={<Button onClick={() => location.reload()}>Load it again</Button>}
      >
        The server may have been stopped, or it may have a newer version of this page.
      </EmptyState>
    )
  }
}
