"""Ways to bring money in: `base` is the contract, one module per vendor, `registry` knows which are on."""
