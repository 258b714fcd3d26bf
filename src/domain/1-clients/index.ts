export { contactActor } from './contact-actor.ts'
