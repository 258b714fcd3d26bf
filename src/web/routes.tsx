import { lazyRouteComponent } from '@tanstack/react-router'
import type { PageRoute } from './router.tsx'

/**
 * Every page of Perennial, in the order of the rail. A stage adds its screens here and nowhere else:
 * { path: '/agreements/$id', rail: 'Agreements', component: lazyRouteComponent(() => import('#agreements/screens/agreement-page.tsx'), 'AgreementPage') }
 * Words after $ are read with `useParam('id')` (#web/address.ts); lists read the address themselves with `useListState`.
 */
export const routes: readonly PageRoute[] = [
  {
    path: '/account',
    component: lazyRouteComponent(() => import('./pages/identity/account-page.tsx'), 'AccountPage'),
  },
  {
    path: '/parts',
    component: lazyRouteComponent(() => import('./pages/parts/parts-page.tsx'), 'PartsPage'),
  },
  {
    path: '/parts/document',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/parts/document-part.tsx'), 'DocumentPart'),
  },

  // Before signing in
  {
    path: '/sign-in',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/sign-in-page.tsx'), 'SignInPage'),
  },
  {
    path: '/sign-in/code',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/code-page.tsx'), 'CodePage'),
  },
  {
    path: '/forgot-password',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/forgot-password-page.tsx'),
      'ForgotPasswordPage',
    ),
  },
  {
    path: '/reset-password',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/reset-password-page.tsx'),
      'ResetPasswordPage',
    ),
  },
  {
    path: '/invitation/$token',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/invitation-page.tsx'), 'InvitationPage'),
  },
  {
    path: '/set-up/$token',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/set-up-page.tsx'), 'SetUpPage'),
  },
  {
    path: '/portal/sign-in',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/portal-sign-in-page.tsx'),
      'PortalSignInPage',
    ),
  },
]
