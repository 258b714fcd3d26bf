import { TabsBar } from '#web/ui/tabs-bar.tsx'

const views = [
  { name: 'Board', to: '/winning' },
  { name: 'All deals', to: '/winning/deals' },
  { name: 'Sources', to: '/winning/sources' },
  { name: 'Audits', to: '/audits' },
  { name: 'Proposals', to: '/proposals' },
]

/** The rooms of winning. */
export function WinningTabs({ current }: { current: (typeof views)[number]['name'] }) {
  return <TabsBar views={views} current={current} label="Winning" />
}
