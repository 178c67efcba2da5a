/** Keys of an account, hex. */
interface Keys {
	readonly publicKey: string;
	/** The 64 bytes that sr25519 signs with. */
	readonly secretKey: string;
}

/**
 * Keys of the development accounts: sr25519, `//Name` of the usual development phrase. They are public, and the same on every
 * development chain. Deriving them would take longer than all else of a start.
 */
export const DEV_KEYS = {
	Alice: {
		publicKey: "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
		secretKey:
			"0x98319d4ff8a9508c4bb0cf0b5a78d760a0b2082c02775e6e82370816fedfff48925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011",
	},
	Bob: {
		publicKey: "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
		secretKey:
			"0x081ff694633e255136bdb456c20a5fc8fed21f8b964c11bb17ff534ce80ebd5941ae88f85d0c1bfc37be41c904e1dfc01de8c8067b0d6d5df25dd1ac0894a325",
	},
	Charlie: {
		publicKey: "0x90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22",
		secretKey:
			"0xa8f2d83016052e5d6d77b2f6fd5d59418922a09024cda701b3c34369ec43a7668faf12ff39cd4e5d92bb773972f41a7a5279ebc2ed92264bed8f47d344f8f18c",
	},
	Dave: {
		publicKey: "0x306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20",
		secretKey:
			"0x20e05482ca4677e0edbc58ae9a3a59f6ed3b1a9484ba17e64d6fe8688b2b7b5d108c4487b9323b98b11fe36cb301b084e920f7b7895536809a6d62a451b25568",
	},
	Eve: {
		publicKey: "0xe659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e",
		secretKey:
			"0x683576abfd5dc35273e4264c23095a1bf21c14517bece57c7f0cc5c0ed4ce06a3dbf386b7828f348abe15d76973a72009e6ef86a5c91db2990cb36bb657c6587",
	},
	Ferdie: {
		publicKey: "0x1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c",
		secretKey:
			"0xb835c20f450079cf4f513900ae9faf8df06ad86c681884122c752a4b2bf74d4303e4f21bc6cc62bb4eeed5a9cce642c25e2d2ac1464093b50f6196d78e3a7426",
	},
	DevchainGatekeeper: {
		publicKey: "0xb60ca8d148b2fb466950a82c53fe05bbf462db20d20d66780155fa55216e4e53",
		secretKey:
			"0x98ffeb7c0756f7f2309c947c5b432d8a4829cf85b4bf8c9acf1045ec5122fe472243b35d7f401ee7b9ad2ba9a03560bdce32daf91015448c295e5e74f896e43b",
	},
	DevchainRelay: {
		publicKey: "0xe88bfebb9a833ebd2f095292c6a14436e03ff09cbdfa51da80234d34f45a0f53",
		secretKey:
			"0x0895032a7e41db7752c24e0b3f98edff1c43d12d993075f324b9a8e98b31c4535a4807a802aaaff37f762cf585c0fba9c1b3c3452fa228736c45c93fa4827ae6",
	},
} as const satisfies Readonly<Record<string, Keys>>;
