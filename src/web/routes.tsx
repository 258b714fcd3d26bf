import { lazyRouteComponent } from '@tanstack/react-router'
import type { PageRoute } from './router.tsx'

/**
 * Every page of Perennial, in the order of the rail. A stage adds its screens here and nowhere else:
 * { path: '/agreements/$id', rail: 'Agreements', component: lazyRouteComponent(() => import('#agreements/screens/agreement-page.tsx'), 'AgreementPage') }
 * Words after $ are read with `useParam('id')`; lists read the address themselves with `useListState`.
 */
export const routes: readonly PageRoute[] = [
  {
    path: '/parts',
    component: lazyRouteComponent(() => import('./pages/parts/parts-page.tsx'), 'PartsPage'),
  },
]
