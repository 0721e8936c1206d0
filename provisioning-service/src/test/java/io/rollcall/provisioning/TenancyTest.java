package io.rollcall.provisioning;

import io.rollcall.kit.testing.TenancyContract;

@ServiceTest
class TenancyTest extends TenancyContract {}
