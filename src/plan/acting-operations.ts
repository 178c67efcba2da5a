// Operations that other accounts execute: plans load them together when one is used.
export { announceOperation } from "./announce-operation.ts";
export { multisigOperation } from "./multisig-operation.ts";
export { proxyOperation } from "./proxy-operation.ts";
