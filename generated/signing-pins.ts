// Made by scripts/generate.ts from the metadata of these runtimes.

import type { SigningPin } from "../src/chain/signing/signing-pin.ts";

/** Runtimes whose calls, extensions and extrinsics are known. */
export const PINS: readonly SigningPin[] = [
	{"specName":"rhala","specVersion":1180,"pallets":["System","Timestamp","Utility","Balances","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool"],"hash":"0xf40c2ce2534e98b96f545cee7ff17854d311c9486bd323eec987419932afdf41"},
	{"specName":"khala","specVersion":1251,"pallets":["System","Timestamp","Utility","Balances","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0x08c25fcec45f7d8dc40fe395bf1765827fc7341b237fb6cae7dc287d365e8bc7"},
	{"specName":"rhala","specVersion":1130,"pallets":["System","Timestamp","Utility","Balances","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool"],"hash":"0x79b2e581ba84349f81e57104a33ab910feb99756c347761bfb2922e5fb22bcb3"},
	{"specName":"rhala","specVersion":1241,"pallets":["System","Timestamp","Utility","Balances","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0x1064ee95efa9e6c6e9972047eadba805373fe331be78aa643867e08b40798967"},
	{"specName":"phala-node","specVersion":1,"pallets":["Assets","System","Utility","Timestamp","Balances","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","RmrkCore"],"hash":"0x518d26e9f6add18b4a1df740c6f7f563701f3a40a43902ccd407b1d17ed859dd"},
];
