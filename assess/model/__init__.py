"""What files hold: values and pure functions over them."""
