import {
  type AsyncRouteComponent,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import { routes } from './routes.tsx'
import { parseAddress, writeAddress } from './search-words.ts'
import { ErrorPage } from './shell/error-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import type { RailWord } from './shell/rail-words.ts'
import { Shell } from './shell/shell.tsx'
import { SkeletonLines } from './ui/skeleton-lines.tsx'

export type PageRoute = {
  path: string
  /** The word of the rail that is lit on this page. */
  rail?: RailWord
  /** bare: the page brings its whole frame (sign-in, a client's document, the portal). */
  frame?: 'bare'
  component: RouteComponent | AsyncRouteComponent<object>
  validateSearch?: (search: Record<string, unknown> & SearchSchemaInput) => Record<string, unknown>
}

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell })

const pageRoute = (page: PageRoute) =>
  createRoute({
    getParentRoute: () => (page.frame === 'bare' ? rootRoute : shellRoute),
    path: page.path,
    component: page.component,
    validateSearch: page.validateSearch ?? ((search: Record<string, unknown>) => search),
    staticData: { rail: page.rail },
  })

/** What no page answers to is said within the frame, where the rail still leads on. */
const elsewhere: PageRoute = { path: '$', component: NotFoundPage }
const inShell = [...routes.filter((page) => page.frame !== 'bare'), elsewhere].map(pageRoute)
const bare = routes.filter((page) => page.frame === 'bare').map(pageRoute)

/** Not registered as the type of every link on purpose: screens are loaded lazily and may name pages of later stages. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([shellRoute.addChildren(inShell), ...bare]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: () => <SkeletonLines rows={6} />,
  scrollRestoration: true,
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    rail?: RailWord | undefined
  }
}
