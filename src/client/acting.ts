// Accounts that act for others, and calls that were made elsewhere: loaded with the first of them.
export { createCallOperation } from "../plan/create-call-operation.ts";
export { Announcements } from "./announcements.ts";
export { Multisig } from "./multisig.ts";
