// Made by scripts/generate.ts from the metadata of these runtimes.

import type { SigningPin } from "../src/chain/signing/signing-pin.ts";

/** Runtimes whose calls, extensions and extrinsics are known. */
export const PINS: readonly SigningPin[] = [
	{"specName":"rhala","specVersion":1180,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool","Sudo"],"hash":"0xb2d6ab394e09203ff119bec3311a364e3e0fa3955f0cebe4f001b58a71261f33"},
	{"specName":"khala","specVersion":1251,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0x2bc1cb2dfb34b8a4040c1785259d741a8f57fc01f774fd407488ad16dafb8aac"},
	{"specName":"rhala","specVersion":1130,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","PhalaMq","PhalaRegistry","PhalaMining","PhalaStakePool","Sudo"],"hash":"0x184d59c52236e42df6abc3ac7f17f6d87097e9a52d04e5060516dee3b469550c"},
	{"specName":"rhala","specVersion":1241,"pallets":["System","Timestamp","Utility","Multisig","Proxy","Vesting","Balances","Democracy","PhalaMq","PhalaRegistry","PhalaComputation","Assets","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","Uniques","RmrkCore"],"hash":"0xc9a6655534d8ba0940696e8171f00235091b36613aaeed5c3692fd933e3f2a5f"},
	{"specName":"phala-node","specVersion":1,"pallets":["Assets","System","Utility","Timestamp","Balances","Democracy","Vesting","Proxy","Multisig","PhalaMq","PhalaRegistry","PhalaComputation","PhalaStakePoolv2","PhalaVault","PhalaWrappedBalances","PhalaBasePool","ParachainInfo","RmrkCore"],"hash":"0x4b985accd6bd9b8484ef9763aaa699c9c392bfcf057fc6649df3c6b43a5d6a7d"},
];
