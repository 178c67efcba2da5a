// Made by scripts/generate.ts from the metadata of these runtimes.

import type { SigningPin } from "../src/chain/signing/signing-pin.ts";

/** Runtimes whose calls, extensions and extrinsics are known. */
export const PINS: readonly SigningPin[] = [
	{"specName":"rhala","specVersion":1180,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Identity","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool","Sudo"],"hash":"0xcbda75255d72eb3a0fb4dc8587edd4781ea1deae0ddd2566c949114484869076"},
	{"specName":"khala","specVersion":1251,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Identity","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0x228411bb568c60a524baf732d254c52cf09e60cdbd342b53a9c5bf25b118639d"},
	{"specName":"rhala","specVersion":1130,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Identity","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool","Sudo"],"hash":"0x02881c1a7d2aae2011d8f0c76dce7b8bc436b707632bdbb871d3c11a3bcbb9d0"},
	{"specName":"rhala","specVersion":1241,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Identity","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0xd110bc1eddb955573a5c57f0cfc676dd602f8a212cf479d7be53dade38bdc664"},
	{"specName":"phala-node","specVersion":1,"pallets":["Assets","System","Utility","Timestamp","Balances","Democracy","Identity","Vesting","Proxy","Multisig","PhalaMq","PhalaRegistry","PhalaComputation","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","ParachainInfo","RmrkCore"],"hash":"0x92a4020ed9274ec026fea001f75badc0087aec544df95b5ca27231c09ccb5d93"},
];
